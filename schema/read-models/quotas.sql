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


CREATE TABLE "quota" (
    "PartnerId" TEXT NOT NULL CONSTRAINT "PK_quota" PRIMARY KEY,
    "Total" TEXT NOT NULL,
    "RequestedIncrease" TEXT NULL,
    "RequestedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "quota_history" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_quota_history" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Step" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "Operator" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL
);


CREATE TABLE "quota_request" (
    "PartnerId" TEXT NOT NULL CONSTRAINT "PK_quota_request" PRIMARY KEY,
    "RequestId" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "RequestedAt" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL
);


CREATE INDEX "IX_quota_history_PartnerId_Position" ON "quota_history" ("PartnerId", "Position");


CREATE INDEX "IX_quota_request_Position_PartnerId" ON "quota_request" ("Position", "PartnerId");


