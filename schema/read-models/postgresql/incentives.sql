CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE incentive_correction (
    "LineId" text COLLATE "C" NOT NULL,
    "Position" bigint NOT NULL,
    "At" bigint NOT NULL,
    "Amount" numeric(30,8) NOT NULL,
    CONSTRAINT "PK_incentive_correction" PRIMARY KEY ("LineId", "Position")
);


CREATE TABLE incentive_history (
    "Id" text COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "Performance" numeric(30,8) NOT NULL,
    "Incentive" numeric(30,8) NOT NULL,
    "Claim" numeric(30,8) NOT NULL,
    "Before" numeric(30,8) NOT NULL,
    "PolicyVersion" integer NOT NULL,
    "DeadlineAt" bigint,
    "Reason" text COLLATE "C",
    "Answer" text COLLATE "C",
    "StatementId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Step" text COLLATE "C" NOT NULL,
    "Net" numeric(30,8) NOT NULL,
    "Text" text COLLATE "C",
    "Operator" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_incentive_history" PRIMARY KEY ("Id")
);


CREATE TABLE incentive_ledger_version (
    "Stream" text COLLATE "C" NOT NULL,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_incentive_ledger_version" PRIMARY KEY ("Stream")
);


CREATE TABLE incentive_line (
    "Id" text COLLATE "C" NOT NULL,
    "StatementId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    "Number" integer NOT NULL,
    "Month" integer NOT NULL,
    "From" date NOT NULL,
    "To" date NOT NULL,
    "ServiceType" text COLLATE "C" NOT NULL,
    "Offering" text COLLATE "C" NOT NULL,
    "ListPrice" numeric(30,8) NOT NULL,
    "Performance" numeric(30,8) NOT NULL,
    "CustomerDiscount" numeric NOT NULL,
    "Type" text COLLATE "C",
    "Rate" numeric NOT NULL,
    "Percentage" numeric NOT NULL,
    "Amount" numeric(30,8) NOT NULL,
    "Stated" numeric(30,8) NOT NULL,
    "Corrected" boolean NOT NULL,
    "PolicyVersion" integer NOT NULL,
    "EarnedIn" text COLLATE "C",
    CONSTRAINT "PK_incentive_line" PRIMARY KEY ("Id")
);


CREATE TABLE incentive_order (
    "StatementId" text COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    "Operator" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_incentive_order" PRIMARY KEY ("StatementId", "Version")
);


CREATE TABLE incentive_statement (
    "StatementId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Model" text COLLATE "C" NOT NULL,
    "Period" text COLLATE "C" NOT NULL,
    "Performance" numeric(30,8) NOT NULL,
    "Incentive" numeric(30,8) NOT NULL,
    "Claim" numeric(30,8) NOT NULL,
    "Net" numeric(30,8) NOT NULL,
    "PolicyVersion" integer NOT NULL,
    "Version" integer NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "DeadlineAt" bigint,
    "Reason" text COLLATE "C",
    "Answer" text COLLATE "C",
    "GeneratedAt" bigint NOT NULL,
    "ChangedAt" bigint NOT NULL,
    "Position" bigint NOT NULL,
    CONSTRAINT "PK_incentive_statement" PRIMARY KEY ("StatementId")
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


CREATE INDEX "IX_incentive_history_StatementId_Position" ON incentive_history ("StatementId", "Position");


CREATE INDEX "IX_incentive_line_StatementId_Version_Number" ON incentive_line ("StatementId", "Version", "Number");


CREATE INDEX "IX_incentive_statement_PartnerId_Position_StatementId" ON incentive_statement ("PartnerId", "Position", "StatementId");


CREATE INDEX "IX_incentive_statement_Position_StatementId" ON incentive_statement ("Position", "StatementId");


