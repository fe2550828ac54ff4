namespace PartnerGraph.Bench.Finder;

/// <summary>What made-up profiles are made of.</summary>
internal static class ProfileWords
{
    public static readonly string[] Syllables = Split("""
        al an ar bel bor bra cal car cen cla cor dal den dor el en fal fen gal gar gra hal har hel il in jor kal kel kor lan lar len lor mal mar
        mel mon nar nel nor ol or pal pel per pra qua ral ren ros sal san sel sol ta tel tor tra ul un val vel ver vor wel win xen yor zan zel
        """);

    public static readonly string[] Endings = Split("a o is ix on um ia era ora ent ium ware soft net tech data cloud logic flow path point");

    public static readonly string[] Fields = Split(
        "Cloud Data Digital Network Software Systems Solutions Consulting Technologies Services Security Analytics Platforms Group Labs Partners Integration Telecom");

    public static readonly string[] Forms = ["", "", "", "GmbH", "AG", "Ltd", "Inc.", "LLC", "S.A.", "S.p.A.", "Pte. Ltd.", "B.V.", "Co., Ltd.", "AB"];

    public static readonly string[] Chinese = ["华", "云", "信", "数", "通", "联", "智", "创", "科", "恒", "达", "瑞", "中", "国", "金", "海", "新", "天", "博", "远"];

    public static readonly string[] Products =
    [
        "Kubernetes", "Container Registry", "Object Storage", "Block Storage", "Relational Database", "Document Database", "Graph Database", "Data Warehouse",
        "Data Lake", "Stream Processing", "Message Queue", "API Gateway", "Service Mesh", "Serverless Functions", "Virtual Machines", "Bare Metal Servers",
        "Load Balancing", "Content Delivery", "Domain Names", "Web Application Firewall", "DDoS Protection", "Identity Management", "Key Management",
        "Security Operations", "Vulnerability Scanning", "Backup and Recovery", "Disaster Recovery", "Migration Assessment", "Database Migration",
        "SAP on Cloud", "Windows on Cloud", "Oracle Migration", "DevOps Pipelines", "Infrastructure as Code", "Observability", "Log Analytics",
        "Cost Management", "Machine Learning", "Computer Vision", "Speech Recognition", "Large Language Models", "Recommendation Systems", "Robotic Process Automation",
        "Internet of Things", "Edge Computing", "Digital Twins", "Video Streaming", "Game Servers", "Blockchain", "High Performance Computing", "Remote Desktops",
        "Email and Collaboration", "Contact Centre", "Customer Relationship Management", "Enterprise Resource Planning", "Business Intelligence", "E-commerce",
        "Payment Processing", "Geographic Information", "Genomics", "Medical Imaging", "Smart Metering", "Fleet Tracking", "Supply Chain Planning", "Quality Inspection",
    ];

    public static readonly string[] Sentences =
    [
        "We plan, build and operate {0} for companies in {1}.", "Our engineers have brought more than a hundred customers to the cloud, among them leaders in {1}.",
        "From the first workshop to operations around the clock we stand for {0} that works.", "{0} and {2} are what we know best.",
        "Certified architects in {3} design secure and affordable landscapes.", "We train your teams, so that {0} stays in your own hands.",
        "Managed services with agreed levels, reports every month and one person to call.", "We move workloads without downtime and pay for ourselves within a year.",
        "Research institutes and public offices rely on our {2}.", "Open source first: we contribute to the tools that we run.",
        "With offices in {3} and partners in the region we are never far away.", "Our accelerators shorten projects for {1} from months to weeks.",
    ];

    public static readonly string[] Languages = ["en", "zh", "de", "fr", "es", "pt", "ar", "th", "id", "tr", "ru", "it"];

    private static string[] Split(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
