-- What is sold has categories that a clinic decides; files that came in and were taken over.
ALTER TABLE "PriceItems" ADD "Description" text;

ALTER TABLE "PriceItems" ADD "Minutes" integer NOT NULL DEFAULT 0;

CREATE TABLE "ItemCategories" (
    "Code" text NOT NULL,
    "Name" text NOT NULL,
    "EnglishName" text NOT NULL,
    "Rank" integer NOT NULL,
    "IsActive" boolean NOT NULL,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_ItemCategories" PRIMARY KEY ("Code")
);

CREATE TABLE "TableImports" (
    "Id" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "Table" text NOT NULL,
    "FileName" text NOT NULL,
    "State" text NOT NULL,
    "MadeById" uuid NOT NULL,
    "MadeBy" text NOT NULL,
    "MadeAt" timestamp with time zone NOT NULL,
    "ImportedAt" timestamp with time zone,
    "ImportedAtChange" bigint NOT NULL,
    "UndoneAt" timestamp with time zone,
    "New" integer NOT NULL,
    "Changed" integer NOT NULL,
    "Unchanged" integer NOT NULL,
    "Wrong" integer NOT NULL,
    "Lines" text NOT NULL,
    "Preview" text NOT NULL,
    "Print" text NOT NULL,
    "Things" text NOT NULL,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_TableImports" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_TableImports_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_TableImports_BranchId_MadeAt" ON "TableImports" ("BranchId", "MadeAt");

-- Those of before: items, orders and procedures name them by their codes.
INSERT INTO "ItemCategories" ("Code", "Name", "EnglishName", "Rank", "IsActive", "Revision") VALUES
    ('injection', '注射', 'Injection', 10, TRUE, 1),
    ('laser', '激光', 'Laser', 20, TRUE, 1),
    ('surgery', '手术', 'Surgery', 30, TRUE, 1),
    ('skin-care', '皮肤护理', 'Skin care', 40, TRUE, 1),
    ('drug', '药品', 'Drug', 50, TRUE, 1);
