CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "incentive_correction" (
    "LineId" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Amount" TEXT NOT NULL,
    CONSTRAINT "PK_incentive_correction" PRIMARY KEY ("LineId", "Position")
);


CREATE TABLE "incentive_history" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_incentive_history" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Performance" TEXT NOT NULL,
    "Incentive" TEXT NOT NULL,
    "Claim" TEXT NOT NULL,
    "Before" TEXT NOT NULL,
    "PolicyVersion" INTEGER NOT NULL,
    "DeadlineAt" INTEGER NULL,
    "Reason" TEXT NULL,
    "Answer" TEXT NULL,
    "StatementId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "Step" TEXT NOT NULL,
    "Net" TEXT NOT NULL,
    "Text" TEXT NULL,
    "Operator" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL
);


CREATE TABLE "incentive_ledger_version" (
    "Stream" TEXT NOT NULL CONSTRAINT "PK_incentive_ledger_version" PRIMARY KEY,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "incentive_line" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_incentive_line" PRIMARY KEY,
    "StatementId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "Month" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "ServiceType" TEXT NOT NULL,
    "Offering" TEXT NOT NULL,
    "ListPrice" TEXT NOT NULL,
    "Performance" TEXT NOT NULL,
    "CustomerDiscount" TEXT NOT NULL,
    "Type" TEXT NULL,
    "Rate" TEXT NOT NULL,
    "Percentage" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    "Stated" TEXT NOT NULL,
    "Corrected" INTEGER NOT NULL,
    "PolicyVersion" INTEGER NOT NULL,
    "EarnedIn" TEXT NULL
);


CREATE TABLE "incentive_order" (
    "StatementId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Operator" TEXT NOT NULL,
    CONSTRAINT "PK_incentive_order" PRIMARY KEY ("StatementId", "Version")
);


CREATE TABLE "incentive_statement" (
    "StatementId" TEXT NOT NULL CONSTRAINT "PK_incentive_statement" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Model" TEXT NOT NULL,
    "Period" TEXT NOT NULL,
    "Performance" TEXT NOT NULL,
    "Incentive" TEXT NOT NULL,
    "Claim" TEXT NOT NULL,
    "Net" TEXT NOT NULL,
    "PolicyVersion" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "DeadlineAt" INTEGER NULL,
    "Reason" TEXT NULL,
    "Answer" TEXT NULL,
    "GeneratedAt" INTEGER NOT NULL,
    "ChangedAt" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL
);


CREATE TABLE "quarantine" (
    "Stream" TEXT NOT NULL CONSTRAINT "PK_quarantine" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Type" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "Since" INTEGER NOT NULL,
    "Skipped" INTEGER NOT NULL,
    "Tenants" TEXT NOT NULL
);


CREATE INDEX "IX_incentive_history_StatementId_Position" ON "incentive_history" ("StatementId", "Position");


CREATE INDEX "IX_incentive_line_StatementId_Version_Number" ON "incentive_line" ("StatementId", "Version", "Number");


CREATE INDEX "IX_incentive_statement_PartnerId_Position_StatementId" ON "incentive_statement" ("PartnerId", "Position", "StatementId");


CREATE INDEX "IX_incentive_statement_Position_StatementId" ON "incentive_statement" ("Position", "StatementId");


