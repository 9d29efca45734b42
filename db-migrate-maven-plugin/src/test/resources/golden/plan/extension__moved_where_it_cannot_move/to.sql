CREATE SCHEMA other;
CREATE EXTENSION xml2 WITH SCHEMA other;
CREATE FUNCTION valid(document text) RETURNS boolean LANGUAGE sql RETURN other.xml_valid(document);
