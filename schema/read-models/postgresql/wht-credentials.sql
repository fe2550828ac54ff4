CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE quarantine (
    "Stream" text COLLATE "C" NOT NULL,
    "Position" bigint NOT NULL,
    "Type" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "Since" bigint NOT NULL,
    "Skipped" bigint NOT NULL,
    "Tenants" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_quarantine" PRIMARY KEY ("Stream")
);


CREATE TABLE wht_credential (
    "CredentialId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Amount" numeric NOT NULL,
    "Currency" text COLLATE "C" NOT NULL,
    "PaidOn" date,
    "CertificateId" text COLLATE "C",
    "Status" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C",
    "RecordedAt" bigint NOT NULL,
    "ChangedAt" bigint NOT NULL,
    "Position" bigint NOT NULL,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_wht_credential" PRIMARY KEY ("CredentialId")
);


CREATE TABLE wht_credential_history (
    "Id" text COLLATE "C" NOT NULL,
    "CredentialId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Step" text COLLATE "C" NOT NULL,
    "Amount" numeric NOT NULL,
    "Currency" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C",
    "Operator" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_wht_credential_history" PRIMARY KEY ("Id")
);


CREATE INDEX "IX_wht_credential_PartnerId_Position_CredentialId" ON wht_credential ("PartnerId", "Position", "CredentialId");


CREATE INDEX "IX_wht_credential_Position_CredentialId" ON wht_credential ("Position", "CredentialId");


CREATE INDEX "IX_wht_credential_history_CredentialId_Position" ON wht_credential_history ("CredentialId", "Position");


