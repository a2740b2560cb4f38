-- What a clinic sets up by itself: facts and leads of its staff, prices from a day on, and the chained history of every such change.
ALTER TABLE "PriceItems" ADD "From" date;

ALTER TABLE "PriceItems" ADD "Revision" bigint NOT NULL DEFAULT 0;

ALTER TABLE "PriceItems" ADD "To" date;

ALTER TABLE "PersonRoles" ADD "IsLead" boolean NOT NULL DEFAULT FALSE;

ALTER TABLE "People" ADD "FirstDay" date;

ALTER TABLE "People" ADD "LastDay" date;

ALTER TABLE "People" ADD "Mobile" text;

ALTER TABLE "People" ADD "MustChangePassword" boolean NOT NULL DEFAULT FALSE;

ALTER TABLE "People" ADD "QualificationKind" text;

ALTER TABLE "People" ADD "QualificationNumber" text;

ALTER TABLE "People" ADD "QualificationValidTo" date;

ALTER TABLE "People" ADD "Revision" bigint NOT NULL DEFAULT 0;

CREATE TABLE "ItemPrices" (
    "ItemId" uuid NOT NULL,
    "From" date NOT NULL,
    "Amount" numeric NOT NULL,
    CONSTRAINT "PK_ItemPrices" PRIMARY KEY ("ItemId", "From"),
    CONSTRAINT "FK_ItemPrices_PriceItems_ItemId" FOREIGN KEY ("ItemId") REFERENCES "PriceItems" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SetupChanges" (
    "Number" bigint NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "ById" uuid,
    "By" text NOT NULL,
    "Act" text NOT NULL,
    "Subject" text NOT NULL,
    "SubjectId" text NOT NULL,
    "SubjectName" text NOT NULL,
    "BranchId" uuid,
    "Before" text,
    "After" text,
    "Reason" text,
    "PreviousHash" bytea NOT NULL,
    "Hash" bytea NOT NULL,
    CONSTRAINT "PK_SetupChanges" PRIMARY KEY ("Number")
);

CREATE INDEX "IX_SetupChanges_Subject_SubjectId" ON "SetupChanges" ("Subject", "SubjectId");
