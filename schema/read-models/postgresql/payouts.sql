CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE earning (
    "Id" text COLLATE "C" NOT NULL,
    "EarningId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Model" text COLLATE "C" NOT NULL,
    "Net" numeric(30,8) NOT NULL,
    "Claimed" numeric(30,8) NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "ValidTo" date NOT NULL,
    "NotifiedAt" bigint NOT NULL,
    "IsOverdue" boolean NOT NULL,
    "PayoutId" text COLLATE "C" NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_earning" PRIMARY KEY ("Id")
);


CREATE TABLE earning_claim (
    "Id" text COLLATE "C" NOT NULL,
    "EarningId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "ClaimId" text COLLATE "C" NOT NULL,
    "Amount" numeric(30,8) NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "TakenAt" bigint NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_earning_claim" PRIMARY KEY ("Id")
);


CREATE TABLE payout (
    "Id" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Method" text COLLATE "C" NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "BeforeTax" numeric(30,8) NOT NULL,
    "Tax" numeric(30,8) NOT NULL,
    "Gross" numeric(30,8) NOT NULL,
    "Withheld" numeric(30,8) NOT NULL,
    "Currency" text COLLATE "C",
    "ExchangeRate" numeric,
    "PaidOut" numeric,
    "RemainderTaken" numeric,
    "RemainderCarried" numeric,
    "BankAccount" text COLLATE "C",
    "InvoiceNumber" text COLLATE "C",
    "SigningEntity" text COLLATE "C",
    "TaxId" text COLLATE "C",
    "InvoiceAmount" numeric(30,8),
    "InvoiceRegisteredAt" bigint,
    "InvoiceReceivedOn" date,
    "InvoiceQualified" boolean,
    "InvoiceDefects" text COLLATE "C",
    "MailingAddress" text COLLATE "C",
    "RequestedEntity" text COLLATE "C",
    "InvoiceRequestedAt" bigint,
    "DueAt" bigint,
    "IsOverdue" boolean NOT NULL,
    "ArrivesFrom" date,
    "ArrivesUntil" date,
    "FailureCause" text COLLATE "C",
    "FailureReason" text COLLATE "C",
    "AppliedAt" bigint NOT NULL,
    "SubmittedAt" bigint,
    "PaidAt" bigint,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_payout" PRIMARY KEY ("Id")
);


CREATE TABLE payout_claim (
    "Id" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Amount" numeric(30,8) NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "RaisedAt" bigint NOT NULL,
    CONSTRAINT "PK_payout_claim" PRIMARY KEY ("Id")
);


CREATE TABLE payout_history (
    "Id" text COLLATE "C" NOT NULL,
    "PayoutId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Step" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C",
    "Amount" numeric(30,8),
    "Operator" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_payout_history" PRIMARY KEY ("Id")
);


CREATE TABLE payouts_version (
    "Stream" text COLLATE "C" NOT NULL,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_payouts_version" PRIMARY KEY ("Stream")
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


CREATE INDEX "IX_earning_PartnerId_Position" ON earning ("PartnerId", "Position");


CREATE INDEX "IX_earning_PayoutId_Position" ON earning ("PayoutId", "Position");


CREATE INDEX "IX_earning_claim_EarningId_Position" ON earning_claim ("EarningId", "Position");


CREATE INDEX "IX_payout_PartnerId_Position" ON payout ("PartnerId", "Position");


CREATE INDEX "IX_payout_Position" ON payout ("Position");


CREATE INDEX "IX_payout_history_PayoutId_Position" ON payout_history ("PayoutId", "Position");


