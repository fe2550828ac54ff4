CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE customer_freeze (
    "CustomerId" text COLLATE "C" NOT NULL,
    "Cause" text COLLATE "C" NOT NULL,
    "AccountFrozen" boolean NOT NULL,
    "ResourcesFrozen" boolean NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "Since" bigint NOT NULL,
    "DataDeletionDueAt" bigint,
    CONSTRAINT "PK_customer_freeze" PRIMARY KEY ("CustomerId", "Cause")
);


CREATE TABLE customer_partner (
    "CustomerId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_customer_partner" PRIMARY KEY ("CustomerId")
);


CREATE TABLE customer_status_history (
    "Id" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Step" text COLLATE "C" NOT NULL,
    "Cause" text COLLATE "C" NOT NULL,
    "Scope" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C",
    "DataDeletionDueAt" bigint,
    "Operator" text COLLATE "C",
    "At" bigint NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_customer_status_history" PRIMARY KEY ("Id")
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


CREATE INDEX "IX_customer_status_history_CustomerId_Position" ON customer_status_history ("CustomerId", "Position");


