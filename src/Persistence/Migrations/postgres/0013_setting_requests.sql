ALTER TABLE "SettingChanges" ADD "ApprovedBy" text;

CREATE TABLE "SettingRequests" (
    "Name" text NOT NULL,
    "Number" integer NOT NULL,
    "Value" text NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "ById" uuid NOT NULL,
    "By" text NOT NULL,
    "Reason" text,
    "Decision" text,
    "DecidedAt" timestamp with time zone,
    "DecidedBy" text,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_SettingRequests" PRIMARY KEY ("Name", "Number")
);
