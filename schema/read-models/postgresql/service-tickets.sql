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
    "Lines" integer NOT NULL,
    "Reminders" integer NOT NULL,
    "RemindedAt" bigint,
    "CreatedAt" bigint NOT NULL,
    "ProcessingStartedAt" bigint,
    "AnsweredAt" bigint,
    "ClosedAt" bigint,
    "Position" bigint NOT NULL,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_service_ticket" PRIMARY KEY ("TicketId")
);


CREATE TABLE service_ticket_message (
    "Id" text COLLATE "C" NOT NULL,
    "TicketId" text COLLATE "C" NOT NULL,
    "Position" bigint NOT NULL,
    "From" text COLLATE "C" NOT NULL,
    "PartnerId" text COLLATE "C" NOT NULL,
    "Text" text COLLATE "C" NOT NULL,
    "IsSolution" boolean NOT NULL,
    "WrittenAt" bigint NOT NULL,
    CONSTRAINT "PK_service_ticket_message" PRIMARY KEY ("Id")
);


CREATE INDEX "IX_service_ticket_ApplicantCustomerId_Position" ON service_ticket ("ApplicantCustomerId", "Position");


CREATE INDEX "IX_service_ticket_ApplicantPartnerId_Position" ON service_ticket ("ApplicantPartnerId", "Position");


CREATE INDEX "IX_service_ticket_AssigneeId_Position" ON service_ticket ("AssigneeId", "Position");


CREATE INDEX "IX_service_ticket_Position_TicketId" ON service_ticket ("Position", "TicketId");


CREATE INDEX "IX_service_ticket_message_TicketId_Position" ON service_ticket_message ("TicketId", "Position");


