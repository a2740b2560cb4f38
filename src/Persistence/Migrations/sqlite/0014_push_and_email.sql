ALTER TABLE "Clients" ADD "Email" TEXT NULL;

CREATE TABLE "PushDevices" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_PushDevices" PRIMARY KEY,
    "PersonId" BLOB NOT NULL,
    "Endpoint" TEXT NOT NULL,
    "PublicKey" TEXT NOT NULL,
    "Secret" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_PushDevices_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_PushDevices_Endpoint" ON "PushDevices" ("Endpoint");

CREATE INDEX "IX_PushDevices_PersonId" ON "PushDevices" ("PersonId");
