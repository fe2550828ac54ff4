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


CREATE TABLE reseller_allocation (
    "ResellerId" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    "Amount" numeric(30,8) NOT NULL,
    CONSTRAINT "PK_reseller_allocation" PRIMARY KEY ("ResellerId", "CustomerId")
);


CREATE TABLE reseller_grant (
    "PartnerId" text COLLATE "C" NOT NULL,
    "DistributorId" text COLLATE "C" NOT NULL,
    "Granted" numeric(30,8) NOT NULL,
    "ChangedAt" bigint NOT NULL,
    "Position" bigint NOT NULL,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_reseller_grant" PRIMARY KEY ("PartnerId")
);


CREATE TABLE reseller_grant_history (
    "Id" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Step" text COLLATE "C" NOT NULL,
    "Amount" numeric(30,8) NOT NULL,
    "Operator" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_reseller_grant_history" PRIMARY KEY ("Id")
);


CREATE INDEX "IX_reseller_grant_Position_PartnerId" ON reseller_grant ("Position", "PartnerId");


CREATE INDEX "IX_reseller_grant_history_PartnerId_Position" ON reseller_grant_history ("PartnerId", "Position");


