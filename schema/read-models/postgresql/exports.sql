CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE export (
    "ExportId" text COLLATE "C" NOT NULL,
    "OwnerKey" text COLLATE "C" NOT NULL,
    "Subject" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C",
    "CustomerId" text COLLATE "C",
    "Kind" text COLLATE "C" NOT NULL,
    "Format" text COLLATE "C" NOT NULL,
    "From" integer NOT NULL,
    "To" integer NOT NULL,
    "BilledPartnerId" text COLLATE "C",
    "StatementId" text COLLATE "C",
    "Order" text COLLATE "C" NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "Rows" bigint,
    "Bytes" bigint,
    "Sha256" text COLLATE "C",
    "AsOf" bigint,
    "Reason" text COLLATE "C",
    "RequestedAt" bigint NOT NULL,
    "CompletedAt" bigint,
    "ExpiresAt" bigint,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_export" PRIMARY KEY ("ExportId")
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


CREATE INDEX "IX_export_OwnerKey_Subject_Position" ON export ("OwnerKey", "Subject", "Position");


CREATE INDEX "IX_export_State_Position" ON export ("State", "Position");


