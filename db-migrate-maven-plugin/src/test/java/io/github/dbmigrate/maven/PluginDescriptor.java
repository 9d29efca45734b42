package io.github.dbmigrate.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The goals and parameters that the built plugin offers, read from what its {@code plugin.xml} is made from. */
record PluginDescriptor(List<Goal> goals) {

    private static final Comparator<Parameter> ORDER =
            Comparator.comparing(Parameter::name).thenComparing(Parameter::toString);

    record Goal(String name, boolean aggregator, boolean threadSafe, String description, List<Parameter> parameters) {}

    /** @param defaultValue empty when there is none */
    record Parameter(String name, String type, String property, String defaultValue, String description)
            implements Comparable<Parameter> {

        @Override
        public int compareTo(Parameter other) {
            return ORDER.compare(this, other);
        }
    }

    static PluginDescriptor read() {
        try (InputStream xml = Files.newInputStream(Path.of("target", "plugin-enhanced.xml"))) {
            Element plugin = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(xml)
                    .getDocumentElement();
            return new PluginDescriptor(children(plugin, "mojos", "mojo")
                    .map(PluginDescriptor::goal)
                    .sorted(Comparator.comparing(Goal::name))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Goal goal(Element mojo) {
        return new Goal(
                text(mojo, "goal"),
                Boolean.parseBoolean(text(mojo, "aggregator")),
                Boolean.parseBoolean(text(mojo, "threadSafe")),
                plain(text(mojo, "description")),
                children(mojo, "parameters", "parameter")
                        .filter(parameter -> text(parameter, "editable").equals("true"))
                        .map(parameter -> parameter(mojo, parameter))
                        .sorted(Comparator.comparing(Parameter::name))
                        .toList());
    }

    private static Parameter parameter(Element mojo, Element parameter) {
        String name = text(parameter, "name");
        Element configuration =
                children(mojo, "configuration", name).findFirst().orElse(null);
        String type = text(parameter, "type").replaceFirst("<.*", "");
        return new Parameter(
                name,
                type.substring(type.lastIndexOf('.') + 1),
                configuration == null
                        ? ""
                        : configuration.getTextContent().strip().replaceAll("^\\$\\{(.*)}$", "$1"),
                configuration == null ? "" : configuration.getAttribute("default-value"),
                plain(text(parameter, "description")));
    }

    /** Javadoc's HTML as Markdown; paragraphs become lines. */
    private static String plain(String html) {
        return html.replaceAll("\\s+", " ")
                .replaceAll("</?code>", "`")
                .replaceAll("</p>", "")
                .replaceAll(" ?<p> ?", "\n")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }

    private static String text(Element parent, String name) {
        return elements(parent.getElementsByTagName(name))
                .filter(element -> element.getParentNode() == parent)
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }

    private static Stream<Element> children(Element parent, String list, String name) {
        return elements(parent.getElementsByTagName(list))
                .filter(element -> element.getParentNode() == parent)
                .flatMap(element ->
                        elements(element.getElementsByTagName(name)).filter(child -> child.getParentNode() == element));
    }

    private static Stream<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements.stream();
    }
}
