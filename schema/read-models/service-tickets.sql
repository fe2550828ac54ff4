CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
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


CREATE TABLE "service_ticket" (
    "TicketId" TEXT NOT NULL CONSTRAINT "PK_service_ticket" PRIMARY KEY,
    "ApplicantPartnerId" TEXT NOT NULL,
    "ApplicantCustomerId" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "AssigneeId" TEXT NOT NULL,
    "Product" TEXT NOT NULL,
    "Category" TEXT NOT NULL,
    "Description" TEXT NOT NULL,
    "Mobile" TEXT NULL,
    "Email" TEXT NULL,
    "Status" TEXT NOT NULL,
    "Answer" TEXT NULL,
    "Lines" INTEGER NOT NULL,
    "Reminders" INTEGER NOT NULL,
    "RemindedAt" INTEGER NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ProcessingStartedAt" INTEGER NULL,
    "AnsweredAt" INTEGER NULL,
    "ClosedAt" INTEGER NULL,
    "Position" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "service_ticket_message" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_service_ticket_message" PRIMARY KEY,
    "TicketId" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "IsSolution" INTEGER NOT NULL,
    "WrittenAt" INTEGER NOT NULL
);


CREATE INDEX "IX_service_ticket_ApplicantCustomerId_Position" ON "service_ticket" ("ApplicantCustomerId", "Position");


CREATE INDEX "IX_service_ticket_ApplicantPartnerId_Position" ON "service_ticket" ("ApplicantPartnerId", "Position");


CREATE INDEX "IX_service_ticket_AssigneeId_Position" ON "service_ticket" ("AssigneeId", "Position");


CREATE INDEX "IX_service_ticket_Position_TicketId" ON "service_ticket" ("Position", "TicketId");


CREATE INDEX "IX_service_ticket_message_TicketId_Position" ON "service_ticket_message" ("TicketId", "Position");


