const arguments_ = '$query: String, $filter: PartnerFinderFilter, $near: NearInput, $orderBy: FinderOrder, $first: Int, $after: String';
const passed = 'query: $query, filter: $filter, near: $near, orderBy: $orderBy, first: $first, after: $after';

const page = `
  totalCount orderedBy pageInfo { endCursor hasNextPage }
  edges {
    distanceKilometres nearestCity { name }
    highlights { field text offset ranges { start length } }
    node {
      id slug name nameEnglish nameChinese tier programs partnerSince updatedAt description products competencies industries languages website
      cities { name countryName } contact { channel value }
    }
  }`;

export const search = `query Search(${arguments_}) {
  partnerFinder(${passed}) { ${page} didYouMean facets { name values { value label count selected } } }
}`;

// Without facets: they are the same on every page, and counting them is most of the work.
export const more = `query More(${arguments_}) { partnerFinder(${passed}) { ${page} } }`;

export const suggestCities = `query SuggestCities($prefix: String!) {
  citySuggestions(prefix: $prefix, first: 8) { text name state country countryName needsCountry }
}`;

export const suggest = `query Suggest($prefix: String!) {
  partnerSuggestions(prefix: $prefix, first: 8) { text ranges { start length } profile { nameChinese tier cities { name } } }
}`;
