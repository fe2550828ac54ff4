CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE expenditure_reading (
    "Position" bigint NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "ReaderId" text COLLATE "C" NOT NULL,
    "CorrelationId" text COLLATE "C" NOT NULL,
    "ReadAt" bigint NOT NULL,
    "Readings" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_expenditure_reading" PRIMARY KEY ("Position")
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


CREATE INDEX "IX_expenditure_reading_PartnerId_Position" ON expenditure_reading ("PartnerId", "Position");


