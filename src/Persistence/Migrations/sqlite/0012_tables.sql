-- What is sold has categories that a clinic decides; files that came in and were taken over.
ALTER TABLE "PriceItems" ADD "Description" TEXT NULL;

ALTER TABLE "PriceItems" ADD "Minutes" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "ItemCategories" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_ItemCategories" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "EnglishName" TEXT NOT NULL,
    "Rank" INTEGER NOT NULL,
    "IsActive" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL
);

CREATE TABLE "TableImports" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_TableImports" PRIMARY KEY,
    "BranchId" BLOB NOT NULL,
    "Table" TEXT NOT NULL,
    "FileName" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "MadeById" BLOB NOT NULL,
    "MadeBy" TEXT NOT NULL,
    "MadeAt" INTEGER NOT NULL,
    "ImportedAt" INTEGER NULL,
    "ImportedAtChange" INTEGER NOT NULL,
    "UndoneAt" INTEGER NULL,
    "New" INTEGER NOT NULL,
    "Changed" INTEGER NOT NULL,
    "Unchanged" INTEGER NOT NULL,
    "Wrong" INTEGER NOT NULL,
    "Lines" TEXT NOT NULL,
    "Preview" TEXT NOT NULL,
    "Print" TEXT NOT NULL,
    "Things" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_TableImports_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_TableImports_BranchId_MadeAt" ON "TableImports" ("BranchId", "MadeAt");

-- Those of before: items, orders and procedures name them by their codes.
INSERT INTO "ItemCategories" ("Code", "Name", "EnglishName", "Rank", "IsActive", "Revision") VALUES
    ('injection', '注射', 'Injection', 10, 1, 1),
    ('laser', '激光', 'Laser', 20, 1, 1),
    ('surgery', '手术', 'Surgery', 30, 1, 1),
    ('skin-care', '皮肤护理', 'Skin care', 40, 1, 1),
    ('drug', '药品', 'Drug', 50, 1, 1);
