using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using PartnerGraph.Read.Projections.Finder.Lucene.Indexing;
using Double = J2N.Numerics.Double;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Searching;

/// <summary>Orders documents by the way to their nearest office; those without one come last.</summary>
internal sealed class ByDistance(GeoPoint from) : FieldComparerSource
{
    public override FieldComparer NewComparer(string fieldname, int numHits, int sortPos, bool reversed) => new Comparer(Sphere.Direction(from), fieldname, numHits);

    private sealed class Comparer((double X, double Y, double Z) from, string field, int hits) : FieldComparer<Double>
    {
        private readonly double[] slots = new double[hits];
        private readonly BytesRef packed = new();
        private BinaryDocValues? points;
        private double bottom, top;

        public override int Compare(int slot1, int slot2) => slots[slot1].CompareTo(slots[slot2]);

        public override void SetBottom(int slot) => bottom = slots[slot];

        public override void SetTopValue(Double value) => top = value.ToDouble();

        public override int CompareBottom(int doc) => bottom.CompareTo(Distance(doc));

        public override int CompareTop(int doc) => top.CompareTo(Distance(doc));

        public override void Copy(int slot, int doc) => slots[slot] = Distance(doc);

        public override FieldComparer SetNextReader(AtomicReaderContext context)
        {
            points = context.AtomicReader.GetBinaryDocValues(field);
            return this;
        }

        public override Double this[int slot] => Double.GetInstance(slots[slot]);

        // As a key that can be written down: further than any place on Earth instead of infinitely far.
        private double Distance(int doc)
        {
            if (points is null) return FinderKey.Nowhere;
            points.Get(doc, packed);
            return Math.Min(FinderKey.Nowhere, PackedPoints.Nearest(from, packed.Bytes.AsSpan(packed.Offset, packed.Length)));
        }
    }
}
