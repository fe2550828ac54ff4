CREATE TABLE "audit" (
    "Position" INTEGER NOT NULL CONSTRAINT "PK_audit" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "CustomerId" TEXT NULL,
    "Subject" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Target" TEXT NULL,
    "Field" TEXT NULL,
    "Code" TEXT NULL,
    "Permission" TEXT NULL,
    "CorrelationId" TEXT NOT NULL
);


CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "quarantine" (
    "Stream" TEXT NOT NULL CONSTRAINT "PK_quarantine" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Type" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "Since" INTEGER NOT NULL,
    "Skipped" INTEGER NOT NULL,
    "Tenants" TEXT NOT NULL
);


CREATE INDEX "IX_audit_PartnerId_Position" ON "audit" ("PartnerId", "Position");


