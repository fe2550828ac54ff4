CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "profile_history" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_profile_history" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Step" TEXT NOT NULL,
    "Operator" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "RuleIds" TEXT NOT NULL,
    "Position" INTEGER NOT NULL
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


CREATE INDEX "IX_profile_history_PartnerId_Position" ON "profile_history" ("PartnerId", "Position");


