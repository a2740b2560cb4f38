CREATE TABLE "TaskFilters" (
    "Id" uuid NOT NULL,
    "OwnerId" uuid NOT NULL,
    "SharedRole" text,
    "SharedBranchId" uuid,
    "Name" text NOT NULL,
    "Criteria" text NOT NULL,
    "MadeAt" timestamp with time zone NOT NULL,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_TaskFilters" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_TaskFilters_Branches_SharedBranchId" FOREIGN KEY ("SharedBranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_TaskFilters_People_OwnerId" FOREIGN KEY ("OwnerId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_TaskFilters_OwnerId" ON "TaskFilters" ("OwnerId");

CREATE INDEX "IX_TaskFilters_SharedBranchId_SharedRole" ON "TaskFilters" ("SharedBranchId", "SharedRole") WHERE "SharedRole" IS NOT NULL;
