package io.github.dbmigrate.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaNamesTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "user_roles, UserRoles, userRoles, USER_ROLES",
                "userId, UserId, userId, USERID",
                "USER_ID, UserId, userId, USER_ID",
                "class, Class, class_, CLASS",
                "_, Unnamed, unnamed, UNNAMED",
                "2fa, _2fa, _2fa, _2FA",
                "a b-c$d, ABCD, aBCD, A_B_C_D",
                "größe, Groudfe, groudfe, GROUDFE",
            })
    void a_name_has_one_form_for_types_members_and_constants(String name, String type, String member, String constant) {
        assertThat(JavaNames.type(name)).isEqualTo(type);
        assertThat(JavaNames.member(name)).isEqualTo(member);
        assertThat(JavaNames.constant(name)).isEqualTo(constant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"", "\\", "*/", "\u0000", "日本", "💥", "null", "true", "record", "9", "a\nb"})
    void any_text_gives_a_name_that_java_takes(String text) {
        assertThat(JavaNames.type(text)).matches(SourceVersion::isName).isASCII();
        assertThat(JavaNames.member(text)).matches(SourceVersion::isName).isASCII();
        assertThat(JavaNames.constant(text)).matches(SourceVersion::isName).isASCII();
        assertThat(JavaNames.packageName(text)).matches(SourceVersion::isName).isASCII();
    }

    @Test
    void classes_never_differ_only_by_case() {
        JavaNames names = JavaNames.ofClasses(Set.of("List"));
        assertThat(names.unique("list")).isEqualTo("list2");
        assertThat(names.unique("UserAccount")).isEqualTo("UserAccount");
        assertThat(names.unique("Useraccount")).isEqualTo("Useraccount2");
        assertThat(names.unique("UserAccount")).isEqualTo("UserAccount3");
    }

    @Test
    void a_literal_and_a_comment_cannot_break_out() {
        assertThat(JavaText.literal("a\"b\\c\u00e4\n\u0001")).isEqualTo("\"a\\\"b\\\\c\\u00e4\\n\\u0001\"");
        assertThat(JavaText.comment("*/ \\u002a/ <b> {@code}")).doesNotContain("*", "\\", "<", "{", "@");
    }
}
