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


CREATE TABLE quota (
    "PartnerId" text COLLATE "C" NOT NULL,
    "Total" numeric(30,8) NOT NULL,
    "RequestedIncrease" numeric(30,8),
    "RequestedAt" bigint,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_quota" PRIMARY KEY ("PartnerId")
);


CREATE TABLE quota_history (
    "Id" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Step" text COLLATE "C" NOT NULL,
    "Amount" numeric(30,8) NOT NULL,
    "Reason" text COLLATE "C",
    "Operator" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_quota_history" PRIMARY KEY ("Id")
);


CREATE TABLE quota_request (
    "PartnerId" text COLLATE "C" NOT NULL,
    "RequestId" text COLLATE "C" NOT NULL,
    "Amount" numeric(30,8) NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "RequestedAt" bigint NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_quota_request" PRIMARY KEY ("PartnerId")
);


CREATE INDEX "IX_quota_history_PartnerId_Position" ON quota_history ("PartnerId", "Position");


CREATE INDEX "IX_quota_request_Position_PartnerId" ON quota_request ("Position", "PartnerId");


