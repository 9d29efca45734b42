CREATE SCHEMA tools;
CREATE EXTENSION xml2 WITH SCHEMA tools;
CREATE FUNCTION valid(document text) RETURNS boolean LANGUAGE sql RETURN tools.xml_valid(document);
