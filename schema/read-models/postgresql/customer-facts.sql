CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE customer_fact (
    "CustomerId" text COLLATE "C" NOT NULL,
    "FactKey" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "FactId" text COLLATE "C" NOT NULL,
    "Contract" text COLLATE "C",
    "Amount" numeric,
    "Currency" text COLLATE "C",
    "ValidTo" bigint,
    "EnterpriseAccount" text COLLATE "C",
    "EnterpriseAccounting" text COLLATE "C",
    "Text" text COLLATE "C" NOT NULL,
    "RecordedAt" bigint NOT NULL,
    "EndedAt" bigint,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_customer_fact" PRIMARY KEY ("CustomerId", "FactKey")
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


CREATE INDEX "IX_customer_fact_CustomerId_Position_FactKey" ON customer_fact ("CustomerId", "Position", "FactKey");


