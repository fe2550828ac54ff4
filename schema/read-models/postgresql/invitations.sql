CREATE TABLE association_failure (
    "FailureId" text COLLATE "C" NOT NULL,
    "InvitationId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C" NOT NULL,
    "CustomerEmail" text COLLATE "C",
    "InvitedBy" text COLLATE "C" NOT NULL,
    "RefusedAt" bigint NOT NULL,
    "Causes" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_association_failure" PRIMARY KEY ("FailureId")
);


CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
);


CREATE TABLE invitation (
    "InvitationId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Channel" text COLLATE "C" NOT NULL,
    "Model" text COLLATE "C" NOT NULL,
    "Email" text COLLATE "C",
    "PreRegistrationId" text COLLATE "C",
    "Token" text COLLATE "C" NOT NULL,
    "CreatedBy" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "ValidTo" bigint,
    "Status" text COLLATE "C" NOT NULL,
    "SharedBy" text COLLATE "C" NOT NULL,
    "AcceptedAt" bigint,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_invitation" PRIMARY KEY ("InvitationId")
);


CREATE TABLE pre_registration (
    "PreRegistrationId" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Email" text COLLATE "C" NOT NULL,
    "Country" text COLLATE "C" NOT NULL,
    "CreatedBy" text COLLATE "C" NOT NULL,
    "RegisteredAt" bigint NOT NULL,
    "ProtectedUntil" bigint NOT NULL,
    "Status" text COLLATE "C" NOT NULL,
    "CustomerId" text COLLATE "C",
    CONSTRAINT "PK_pre_registration" PRIMARY KEY ("PreRegistrationId")
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


CREATE INDEX "IX_association_failure_CustomerId_RefusedAt_FailureId" ON association_failure ("CustomerId", "RefusedAt", "FailureId");


CREATE INDEX "IX_association_failure_PartnerId_RefusedAt_FailureId" ON association_failure ("PartnerId", "RefusedAt", "FailureId");


CREATE INDEX "IX_invitation_Email_CreatedAt_InvitationId" ON invitation ("Email", "CreatedAt", "InvitationId");


CREATE INDEX "IX_invitation_PartnerId_CreatedAt_InvitationId" ON invitation ("PartnerId", "CreatedAt", "InvitationId");


CREATE INDEX "IX_pre_registration_PartnerId_RegisteredAt_PreRegistrationId" ON pre_registration ("PartnerId", "RegisteredAt", "PreRegistrationId");


