CREATE TABLE checkpoint (
    "Id" integer NOT NULL,
    "Position" bigint NOT NULL,
    "Log" text COLLATE "C",
    "Ready" boolean NOT NULL,
    CONSTRAINT "PK_checkpoint" PRIMARY KEY ("Id")
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


CREATE TABLE service_ticket (
    "TicketId" text COLLATE "C" NOT NULL,
    "ApplicantPartnerId" text COLLATE "C" NOT NULL,
    "ApplicantCustomerId" text COLLATE "C" NOT NULL,
    "Subject" text COLLATE "C" NOT NULL,
    "AssigneeId" text COLLATE "C" NOT NULL,
    "Product" text COLLATE "C" NOT NULL,
    "Category" text COLLATE "C" NOT NULL,
    "Description" text COLLATE "C" NOT NULL,
    "Mobile" text COLLATE "C",
    "Email" text COLLATE "C",
    "Status" text COLLATE "C" NOT NULL,
    "Answer" text COLLATE "C",
    "CreatedAt" bigint NOT NULL,
    "AnsweredAt" bigint,
    "ClosedAt" bigint,
    "Position" bigint NOT NULL,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_service_ticket" PRIMARY KEY ("TicketId")
);


CREATE INDEX "IX_service_ticket_ApplicantCustomerId_Position" ON service_ticket ("ApplicantCustomerId", "Position");


CREATE INDEX "IX_service_ticket_ApplicantPartnerId_Position" ON service_ticket ("ApplicantPartnerId", "Position");


CREATE INDEX "IX_service_ticket_AssigneeId_Position" ON service_ticket ("AssigneeId", "Position");


CREATE INDEX "IX_service_ticket_Position_TicketId" ON service_ticket ("Position", "TicketId");


