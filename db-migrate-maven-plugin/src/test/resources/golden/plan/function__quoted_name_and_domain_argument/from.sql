CREATE DOMAIN "Mail" AS text;
