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


CREATE TABLE "wht_credential" (
    "CredentialId" TEXT NOT NULL CONSTRAINT "PK_wht_credential" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    "Currency" TEXT NOT NULL,
    "PaidOn" TEXT NULL,
    "CertificateId" TEXT NULL,
    "Status" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "RecordedAt" INTEGER NOT NULL,
    "ChangedAt" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "wht_credential_history" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_wht_credential_history" PRIMARY KEY,
    "CredentialId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "Step" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    "Currency" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "Operator" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL
);


CREATE INDEX "IX_wht_credential_PartnerId_Position_CredentialId" ON "wht_credential" ("PartnerId", "Position", "CredentialId");


CREATE INDEX "IX_wht_credential_Position_CredentialId" ON "wht_credential" ("Position", "CredentialId");


CREATE INDEX "IX_wht_credential_history_CredentialId_Position" ON "wht_credential_history" ("CredentialId", "Position");


