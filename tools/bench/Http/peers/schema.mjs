export const schema = `
  type Query {
    customers(first: Int!): CustomerConnection
    expenditureDistribution(from: String!, to: String!): ExpenditureDistribution
  }
  type CustomerConnection { nodes: [Customer!]! }
  type Customer {
    id: ID!
    name: String!
    email: String
    country: String!
    registeredAt: String!
    association: Association
    budget: CustomerBudget
    accountManager: Member
    expenditure(from: String!, to: String!): CustomerExpenditure
  }
  type Association { model: String! since: String! }
  type CustomerBudget { amount: String! firstMonth: String! onExceeded: String! }
  type Member { id: ID! userName: String! }
  type CustomerExpenditure { total: ExpenditureAmounts! }
  type ExpenditureAmounts { listPrice: String! discountedAmount: String amountDue: String! }
  enum ExpenditureDimension { SERVICE_TYPE REGION }
  type ExpenditureDistribution { slices(first: Int!, groupBy: [ExpenditureDimension!]!): ExpenditureSliceConnection! }
  type ExpenditureSliceConnection { nodes: [ExpenditureSlice!]! }
  type ExpenditureSlice { serviceType: String region: String amounts: ExpenditureAmounts! }
`;
