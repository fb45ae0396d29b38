export const typeDefs = /* GraphQL */ `
  type Query {
    order(id: Int!): Order
    products(limit: Int = 20, after: Int = 0): [Product!]!
  }

  type Order {
    id: Int!
    status: String!
    totalCents: Int!
    customer: Customer!
    items: [OrderItem!]!
    invoice: Invoice
    shipments: [Shipment!]!
  }

  type OrderItem {
    quantity: Int!
    product: Product!
  }

  type Product {
    id: Int!
    sku: String!
    name: String!
    priceCents: Int!
    reviews(limit: Int = 5): [Review!]!
  }

  type Customer {
    id: Int!
    name: String!
  }

  type Review {
    rating: Int!
    text: String!
    author: Customer!
  }

  type Invoice {
    number: String!
  }

  type Shipment {
    status: String!
  }
`;
