CREATE TABLE "association_record" (
    "RecordId" TEXT NOT NULL CONSTRAINT "PK_association_record" PRIMARY KEY,
    "CustomerId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "AccountManagerId" TEXT NOT NULL,
    "Account" TEXT NOT NULL,
    "Mobile" TEXT NOT NULL,
    "Model" TEXT NOT NULL,
    "Purpose" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "Initiator" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "RequestedAt" INTEGER NOT NULL,
    "DecidedAt" INTEGER NULL
);


CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "customer" (
    "CustomerId" TEXT NOT NULL CONSTRAINT "PK_customer" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "AccountManagerId" TEXT NOT NULL,
    "AllocatedTo" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Site" TEXT NOT NULL,
    "Email" TEXT NULL,
    "Phone" TEXT NULL,
    "VerifiedEmail" TEXT NULL,
    "VerifiedPhone" TEXT NULL,
    "Country" TEXT NOT NULL,
    "RegisteredAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "Model" TEXT NULL,
    "AssociatedAt" INTEGER NULL,
    "Via" TEXT NULL,
    "PendingRequestId" TEXT NULL,
    "AssociationVersion" INTEGER NOT NULL
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


CREATE INDEX "IX_association_record_CustomerId_RequestedAt_RecordId" ON "association_record" ("CustomerId", "RequestedAt", "RecordId");


CREATE INDEX "IX_association_record_PartnerId_RequestedAt_RecordId" ON "association_record" ("PartnerId", "RequestedAt", "RecordId");


CREATE INDEX "IX_association_record_RequestedAt_RecordId" ON "association_record" ("RequestedAt", "RecordId");


CREATE INDEX "IX_customer_Email" ON "customer" ("Email");


CREATE INDEX "IX_customer_Name_CustomerId" ON "customer" ("Name", "CustomerId");


CREATE INDEX "IX_customer_PartnerId_AccountManagerId_Name_CustomerId" ON "customer" ("PartnerId", "AccountManagerId", "Name", "CustomerId");


CREATE INDEX "IX_customer_PartnerId_RegisteredAt_CustomerId" ON "customer" ("PartnerId", "RegisteredAt", "CustomerId");


CREATE INDEX "IX_customer_RegisteredAt_CustomerId" ON "customer" ("RegisteredAt", "CustomerId");


