CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE payment (
    "PaymentId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Source" text COLLATE "C",
    "ReferenceId" text COLLATE "C" NOT NULL,
    "Amount" numeric(30,8) NOT NULL,
    "Settled" numeric(30,8) NOT NULL,
    "Credited" numeric(30,8) NOT NULL,
    "RecordedAt" bigint NOT NULL,
    "Operator" text COLLATE "C" NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_payment" PRIMARY KEY ("PaymentId")
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


CREATE INDEX "IX_payment_PartnerId_Position_PaymentId" ON payment ("PartnerId", "Position", "PaymentId");


