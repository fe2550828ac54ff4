CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "earning" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_earning" PRIMARY KEY,
    "EarningId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "Model" TEXT NOT NULL,
    "Net" TEXT NOT NULL,
    "Claimed" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "ValidTo" TEXT NOT NULL,
    "NotifiedAt" INTEGER NOT NULL,
    "IsOverdue" INTEGER NOT NULL,
    "PayoutId" TEXT NOT NULL,
    "Position" INTEGER NOT NULL
);


CREATE TABLE "earning_claim" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_earning_claim" PRIMARY KEY,
    "EarningId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "ClaimId" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "TakenAt" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL
);


CREATE TABLE "payout" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_payout" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Method" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "BeforeTax" TEXT NOT NULL,
    "Tax" TEXT NOT NULL,
    "Gross" TEXT NOT NULL,
    "Withheld" TEXT NOT NULL,
    "Currency" TEXT NULL,
    "ExchangeRate" TEXT NULL,
    "PaidOut" TEXT NULL,
    "RemainderTaken" TEXT NULL,
    "RemainderCarried" TEXT NULL,
    "BankAccount" TEXT NULL,
    "InvoiceNumber" TEXT NULL,
    "SigningEntity" TEXT NULL,
    "TaxId" TEXT NULL,
    "InvoiceAmount" TEXT NULL,
    "InvoiceRegisteredAt" INTEGER NULL,
    "InvoiceReceivedOn" TEXT NULL,
    "InvoiceQualified" INTEGER NULL,
    "InvoiceDefects" TEXT NULL,
    "MailingAddress" TEXT NULL,
    "RequestedEntity" TEXT NULL,
    "InvoiceRequestedAt" INTEGER NULL,
    "DueAt" INTEGER NULL,
    "IsOverdue" INTEGER NOT NULL,
    "ArrivesFrom" TEXT NULL,
    "ArrivesUntil" TEXT NULL,
    "FailureCause" TEXT NULL,
    "FailureReason" TEXT NULL,
    "AppliedAt" INTEGER NOT NULL,
    "SubmittedAt" INTEGER NULL,
    "PaidAt" INTEGER NULL,
    "Position" INTEGER NOT NULL
);


CREATE TABLE "payout_claim" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_payout_claim" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "RaisedAt" INTEGER NOT NULL
);


CREATE TABLE "payout_history" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_payout_history" PRIMARY KEY,
    "PayoutId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "Step" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "Amount" TEXT NULL,
    "Operator" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL
);


CREATE TABLE "payouts_version" (
    "Stream" TEXT NOT NULL CONSTRAINT "PK_payouts_version" PRIMARY KEY,
    "Version" INTEGER NOT NULL
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


CREATE INDEX "IX_earning_PartnerId_Position" ON "earning" ("PartnerId", "Position");


CREATE INDEX "IX_earning_PayoutId_Position" ON "earning" ("PayoutId", "Position");


CREATE INDEX "IX_earning_claim_EarningId_Position" ON "earning_claim" ("EarningId", "Position");


CREATE INDEX "IX_payout_PartnerId_Position" ON "payout" ("PartnerId", "Position");


CREATE INDEX "IX_payout_Position" ON "payout" ("Position");


CREATE INDEX "IX_payout_history_PayoutId_Position" ON "payout_history" ("PayoutId", "Position");


