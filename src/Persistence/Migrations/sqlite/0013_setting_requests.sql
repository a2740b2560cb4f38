ALTER TABLE "SettingChanges" ADD "ApprovedBy" TEXT NULL;

CREATE TABLE "SettingRequests" (
    "Name" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Value" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ById" BLOB NOT NULL,
    "By" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "Decision" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "DecidedBy" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "PK_SettingRequests" PRIMARY KEY ("Name", "Number")
);
