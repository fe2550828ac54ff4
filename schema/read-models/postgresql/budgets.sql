CREATE TABLE budget (
    "CustomerId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Amount" numeric(30,8) NOT NULL,
    "AlertRatios" text COLLATE "C" NOT NULL,
    "OnExceeded" text COLLATE "C" NOT NULL,
    "First" integer NOT NULL,
    "Month" integer NOT NULL,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_budget" PRIMARY KEY ("CustomerId")
);


CREATE TABLE budget_history (
    "Id" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Step" text COLLATE "C" NOT NULL,
    "Amount" numeric(30,8) NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "AlertRatios" text COLLATE "C" NOT NULL,
    "OnExceeded" text COLLATE "C" NOT NULL,
    "Operator" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_budget_history" PRIMARY KEY ("Id")
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


CREATE INDEX "IX_budget_PartnerId" ON budget ("PartnerId");


CREATE INDEX "IX_budget_history_CustomerId_Position" ON budget_history ("CustomerId", "Position");


