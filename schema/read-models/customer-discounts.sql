CREATE TABLE "checkpoint" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_checkpoint" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Log" TEXT NULL,
    "Ready" INTEGER NOT NULL
);


CREATE TABLE "customer_discount" (
    "DiscountId" TEXT NOT NULL CONSTRAINT "PK_customer_discount" PRIMARY KEY,
    "CustomerId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "ProductType" TEXT NOT NULL,
    "Discount" TEXT NOT NULL,
    "GrantedAt" INTEGER NOT NULL,
    "ChangedAt" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "customer_discount_history" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_customer_discount_history" PRIMARY KEY,
    "DiscountId" TEXT NOT NULL,
    "CustomerId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "Step" TEXT NOT NULL,
    "Discount" TEXT NOT NULL,
    "Operator" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL
);


CREATE TABLE "discount_holder" (
    "CustomerId" TEXT NOT NULL CONSTRAINT "PK_discount_holder" PRIMARY KEY,
    "ProductTypes" TEXT NOT NULL
);


CREATE TABLE "discount_scope" (
    "ProductType" TEXT NOT NULL CONSTRAINT "PK_discount_scope" PRIMARY KEY,
    "Maximum" TEXT NOT NULL,
    "SetAt" INTEGER NOT NULL,
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


CREATE INDEX "IX_customer_discount_CustomerId_Position" ON "customer_discount" ("CustomerId", "Position");


CREATE INDEX "IX_customer_discount_PartnerId_Position" ON "customer_discount" ("PartnerId", "Position");


CREATE INDEX "IX_customer_discount_Position_DiscountId" ON "customer_discount" ("Position", "DiscountId");


CREATE INDEX "IX_customer_discount_history_DiscountId_Position" ON "customer_discount_history" ("DiscountId", "Position");


