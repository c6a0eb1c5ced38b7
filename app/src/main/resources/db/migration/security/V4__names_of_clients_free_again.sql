-- The name of a program that is disabled may be given to another.
alter table security.api_client drop constraint api_client_org_path_name_key;
create unique index api_client_name on security.api_client (org_path, name) where disabled_at is null;
