CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "order" (
    "OrderId" TEXT NOT NULL CONSTRAINT "PK_order" PRIMARY KEY,
    "CustomerId" TEXT NOT NULL,
    "ListTotal" TEXT NOT NULL,
    "PlacedAt" INTEGER NOT NULL,
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


CREATE TABLE "resource" (
    "ResourceId" TEXT NOT NULL CONSTRAINT "PK_resource" PRIMARY KEY,
    "OrderId" TEXT NOT NULL,
    "CustomerId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Product" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "Specification" TEXT NOT NULL,
    "ChargingMode" TEXT NOT NULL,
    "ListPrice" TEXT NOT NULL,
    "EnabledAt" INTEGER NOT NULL,
    "ValidTo" INTEGER NULL
);


CREATE INDEX "IX_order_CustomerId_PlacedAt_OrderId" ON "order" ("CustomerId", "PlacedAt", "OrderId");


CREATE INDEX "IX_resource_CustomerId_EnabledAt_ResourceId" ON "resource" ("CustomerId", "EnabledAt", "ResourceId");


CREATE INDEX "IX_resource_OrderId" ON "resource" ("OrderId");


