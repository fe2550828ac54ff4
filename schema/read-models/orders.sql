CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "order" (
    "OrderId" TEXT NOT NULL CONSTRAINT "PK_order" PRIMARY KEY,
    "CustomerId" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Name" TEXT NULL,
    "CombinationType" TEXT NULL,
    "Operation" TEXT NOT NULL,
    "ListTotal" TEXT NOT NULL,
    "AmountDue" TEXT NOT NULL,
    "Method" TEXT NULL,
    "Cash" TEXT NOT NULL,
    "Coupon" TEXT NOT NULL,
    "Settlement" TEXT NOT NULL,
    "CouponId" TEXT NULL,
    "PlacedAt" INTEGER NOT NULL,
    "PaidAt" INTEGER NULL,
    "CancelledAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "order_item" (
    "OrderId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "ResourceId" TEXT NOT NULL,
    "Product" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "Specification" TEXT NOT NULL,
    "ChargingMode" TEXT NOT NULL,
    "Months" INTEGER NULL,
    "ListPrice" TEXT NOT NULL,
    "Role" TEXT NULL,
    "PartOf" INTEGER NULL,
    "ResourceType" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "FailureReason" TEXT NULL,
    CONSTRAINT "PK_order_item" PRIMARY KEY ("OrderId", "Number")
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
    "ParentId" TEXT NULL,
    "Product" TEXT NOT NULL,
    "Region" TEXT NOT NULL,
    "Specification" TEXT NOT NULL,
    "ChargingMode" TEXT NOT NULL,
    "ListPrice" TEXT NOT NULL,
    "EnabledAt" INTEGER NOT NULL,
    "ValidTo" INTEGER NULL,
    "UnsubscribedAt" INTEGER NULL
);


CREATE TABLE "resource_money" (
    "ResourceId" TEXT NOT NULL CONSTRAINT "PK_resource_money" PRIMARY KEY,
    "Cash" TEXT NOT NULL,
    "Coupon" TEXT NOT NULL,
    "Settlement" TEXT NOT NULL,
    "CashBack" TEXT NOT NULL,
    "CouponBack" TEXT NOT NULL,
    "SettlementBack" TEXT NOT NULL
);


CREATE INDEX "IX_order_CustomerId_PlacedAt_OrderId" ON "order" ("CustomerId", "PlacedAt", "OrderId");


CREATE INDEX "IX_resource_CustomerId_EnabledAt_ResourceId" ON "resource" ("CustomerId", "EnabledAt", "ResourceId");


CREATE INDEX "IX_resource_OrderId" ON "resource" ("OrderId");


CREATE INDEX "IX_resource_ParentId" ON "resource" ("ParentId");


