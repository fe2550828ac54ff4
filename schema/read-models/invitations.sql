CREATE TABLE "association_failure" (
    "FailureId" TEXT NOT NULL CONSTRAINT "PK_association_failure" PRIMARY KEY,
    "InvitationId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "CustomerId" TEXT NOT NULL,
    "CustomerEmail" TEXT NULL,
    "InvitedBy" TEXT NOT NULL,
    "RefusedAt" INTEGER NOT NULL,
    "Causes" TEXT NOT NULL
);


CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "invitation" (
    "InvitationId" TEXT NOT NULL CONSTRAINT "PK_invitation" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "Model" TEXT NOT NULL,
    "Email" TEXT NULL,
    "PreRegistrationId" TEXT NULL,
    "Token" TEXT NOT NULL,
    "CreatedBy" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ValidTo" INTEGER NULL,
    "Status" TEXT NOT NULL,
    "SharedBy" TEXT NOT NULL,
    "AcceptedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "pre_registration" (
    "PreRegistrationId" TEXT NOT NULL CONSTRAINT "PK_pre_registration" PRIMARY KEY,
    "PartnerId" TEXT NOT NULL,
    "Email" TEXT NOT NULL,
    "Country" TEXT NOT NULL,
    "CreatedBy" TEXT NOT NULL,
    "RegisteredAt" INTEGER NOT NULL,
    "ProtectedUntil" INTEGER NOT NULL,
    "Status" TEXT NOT NULL,
    "CustomerId" TEXT NULL
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


CREATE INDEX "IX_association_failure_CustomerId_RefusedAt_FailureId" ON "association_failure" ("CustomerId", "RefusedAt", "FailureId");


CREATE INDEX "IX_association_failure_PartnerId_RefusedAt_FailureId" ON "association_failure" ("PartnerId", "RefusedAt", "FailureId");


CREATE INDEX "IX_invitation_Email_CreatedAt_InvitationId" ON "invitation" ("Email", "CreatedAt", "InvitationId");


CREATE INDEX "IX_invitation_PartnerId_CreatedAt_InvitationId" ON "invitation" ("PartnerId", "CreatedAt", "InvitationId");


CREATE INDEX "IX_pre_registration_PartnerId_RegisteredAt_PreRegistrationId" ON "pre_registration" ("PartnerId", "RegisteredAt", "PreRegistrationId");


