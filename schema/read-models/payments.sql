CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "payment" (
    "PaymentId" TEXT NOT NULL CONSTRAINT "PK_payment" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Source" TEXT NULL,
    "ReferenceId" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    "Settled" TEXT NOT NULL,
    "Credited" TEXT NOT NULL,
    "RecordedAt" INTEGER NOT NULL,
    "Operator" TEXT NOT NULL,
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


CREATE INDEX "IX_payment_PartnerId_Position_PaymentId" ON "payment" ("PartnerId", "Position", "PaymentId");


