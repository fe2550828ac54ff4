CREATE TABLE audit (
    "Position" bigint NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C",
    "Subject" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    "Target" text COLLATE "C",
    "Field" text COLLATE "C",
    "Code" text COLLATE "C",
    "Permission" text COLLATE "C",
    "CorrelationId" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_audit" PRIMARY KEY ("Position")
);


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


CREATE INDEX "IX_audit_PartnerId_Position" ON audit ("PartnerId", "Position");


