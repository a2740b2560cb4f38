-- What a clinic sets up by itself: facts and leads of its staff, prices from a day on, and the chained history of every such change.
ALTER TABLE "PriceItems" ADD "From" TEXT NULL;

ALTER TABLE "PriceItems" ADD "Revision" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "PriceItems" ADD "To" TEXT NULL;

ALTER TABLE "PersonRoles" ADD "IsLead" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "People" ADD "FirstDay" TEXT NULL;

ALTER TABLE "People" ADD "LastDay" TEXT NULL;

ALTER TABLE "People" ADD "Mobile" TEXT NULL;

ALTER TABLE "People" ADD "MustChangePassword" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "People" ADD "QualificationKind" TEXT NULL;

ALTER TABLE "People" ADD "QualificationNumber" TEXT NULL;

ALTER TABLE "People" ADD "QualificationValidTo" TEXT NULL;

ALTER TABLE "People" ADD "Revision" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "ItemPrices" (
    "ItemId" BLOB NOT NULL,
    "From" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    CONSTRAINT "PK_ItemPrices" PRIMARY KEY ("ItemId", "From"),
    CONSTRAINT "FK_ItemPrices_PriceItems_ItemId" FOREIGN KEY ("ItemId") REFERENCES "PriceItems" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SetupChanges" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_SetupChanges" PRIMARY KEY,
    "At" INTEGER NOT NULL,
    "ById" BLOB NULL,
    "By" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "SubjectId" TEXT NOT NULL,
    "SubjectName" TEXT NOT NULL,
    "BranchId" BLOB NULL,
    "Before" TEXT NULL,
    "After" TEXT NULL,
    "Reason" TEXT NULL,
    "PreviousHash" BLOB NOT NULL,
    "Hash" BLOB NOT NULL
);

CREATE INDEX "IX_SetupChanges_Subject_SubjectId" ON "SetupChanges" ("Subject", "SubjectId");
