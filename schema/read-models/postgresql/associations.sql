CREATE TABLE association_record (
    "RecordId" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "AccountManagerId" text COLLATE "C" NOT NULL,
    "Account" text COLLATE "C" NOT NULL,
    "Mobile" text COLLATE "C" NOT NULL,
    "Model" text COLLATE "C" NOT NULL,
    "Purpose" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "Initiator" text COLLATE "C" NOT NULL,
    "Status" text COLLATE "C" NOT NULL,
    "RequestedAt" bigint NOT NULL,
    "DecidedAt" bigint,
    CONSTRAINT "PK_association_record" PRIMARY KEY ("RecordId")
);


CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE customer (
    "CustomerId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "AccountManagerId" text COLLATE "C" NOT NULL,
    "AllocatedTo" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Site" text COLLATE "C" NOT NULL,
    "Email" text COLLATE "C",
    "Phone" text COLLATE "C",
    "VerifiedEmail" text COLLATE "C",
    "VerifiedPhone" text COLLATE "C",
    "Country" text COLLATE "C" NOT NULL,
    "RegisteredAt" bigint NOT NULL,
    "Version" bigint NOT NULL,
    "Model" text COLLATE "C",
    "AssociatedAt" bigint,
    "Via" text COLLATE "C",
    "PendingRequestId" text COLLATE "C",
    "AssociationVersion" bigint NOT NULL,
    CONSTRAINT "PK_customer" PRIMARY KEY ("CustomerId")
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


CREATE INDEX "IX_association_record_CustomerId_RequestedAt_RecordId" ON association_record ("CustomerId", "RequestedAt", "RecordId");


CREATE INDEX "IX_association_record_PartnerId_RequestedAt_RecordId" ON association_record ("PartnerId", "RequestedAt", "RecordId");


CREATE INDEX "IX_association_record_RequestedAt_RecordId" ON association_record ("RequestedAt", "RecordId");


CREATE INDEX "IX_customer_Email" ON customer ("Email");


CREATE INDEX "IX_customer_Name_CustomerId" ON customer ("Name", "CustomerId");


CREATE INDEX "IX_customer_PartnerId_AccountManagerId_Name_CustomerId" ON customer ("PartnerId", "AccountManagerId", "Name", "CustomerId");


CREATE INDEX "IX_customer_PartnerId_RegisteredAt_CustomerId" ON customer ("PartnerId", "RegisteredAt", "CustomerId");


CREATE INDEX "IX_customer_RegisteredAt_CustomerId" ON customer ("RegisteredAt", "CustomerId");


