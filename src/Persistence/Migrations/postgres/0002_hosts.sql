-- How several hosts share the work: see Postgres/Hosts. Nothing of it is known to EF's model.
CREATE TABLE "Hosts" (
    "Id" uuid NOT NULL CONSTRAINT "PK_Hosts" PRIMARY KEY,
    "Name" text NOT NULL,
    "SeenAt" timestamptz NOT NULL
);

ALTER TABLE "Bookmarks" ADD "TakenBy" uuid;
ALTER TABLE "Outbox" ADD "TakenBy" uuid;
