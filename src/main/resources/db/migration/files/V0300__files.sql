create schema files;

-- Stored documents; the bytes lie on disk under their SHA-256, once however often they are sent.
create table files.document (
    id uuid primary key,
    county bigint not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size bigint not null check (size > 0),
    media_type text not null,
    name text not null check (length(name) between 1 and 200),
    at timestamptz not null,
    actor uuid
);
create index document_of_county on files.document (county, sha256);
call app.protect('files.document');
revoke update, delete on files.document from ${app_user};
