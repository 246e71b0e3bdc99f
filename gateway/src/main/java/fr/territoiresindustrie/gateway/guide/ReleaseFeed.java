package fr.territoiresindustrie.gateway.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The releases of a changelog in the form of Keep a Changelog as an Atom feed (RFC 4287), newest first; what is not released yet is not in it. */
final class ReleaseFeed {

    private static final Pattern RELEASE =
            Pattern.compile("(?m)^## (?:\\[([^\\]]+)]|(\\S+)) - (\\d{4}-\\d{2}-\\d{2})\\s*$");

    /** Before the first release the feed is as old as the project. */
    private static final String BEGINNING = "2026-11-22";

    private record Release(String version, String day, String changes) {}

    private ReleaseFeed() {}

    /** @param address where the gateway is reached */
    static String of(String changelog, String address) {
        List<Release> releases = releases(changelog);
        String page = GuidePage.escaped(address) + "/docs/changelog";
        StringBuilder feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
                .append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\" xml:base=\"")
                .append(page)
                .append("\">\n")
                .append(
                        "<id>urn:territoires-industrie:changelog</id>\n<title>Territoires d'industrie: changelog of the API</title>\n")
                .append("<author><name>Territoires d'industrie</name></author>\n<link href=\"")
                .append(page)
                .append("\"/>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"")
                .append(page)
                .append(".atom\"/>\n<updated>")
                .append(instant(
                        releases.isEmpty() ? BEGINNING : releases.getFirst().day()))
                .append("</updated>\n");
        for (Release release : releases) {
            feed.append("<entry>\n<id>urn:territoires-industrie:changelog:")
                    .append(GuidePage.escaped(release.version()))
                    .append("</id>\n<title>")
                    .append(GuidePage.escaped(release.version()))
                    .append("</title>\n<updated>")
                    .append(instant(release.day()))
                    .append("</updated>\n<link href=\"")
                    .append(page)
                    .append("\"/>\n<content type=\"html\">")
                    .append(GuidePage.escaped(GuidePage.fragment(release.changes())))
                    .append("</content>\n</entry>\n");
        }
        return feed.append("</feed>\n").toString();
    }

    private static List<Release> releases(String changelog) {
        List<Release> releases = new ArrayList<>();
        Matcher heading = RELEASE.matcher(changelog);
        while (heading.find()) {
            int end = changelog.indexOf("\n## ", heading.end());
            releases.add(new Release(
                    heading.group(1) == null ? heading.group(2) : heading.group(1),
                    heading.group(3),
                    changelog.substring(heading.end(), end < 0 ? changelog.length() : end)));
        }
        return releases;
    }

    private static String instant(String day) {
        return day + "T00:00:00Z";
    }
}
