package io.github.dbmigrate.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrayCastsTest {

    @Test
    void a_cast_of_an_array_becomes_casts_of_its_elements() {
        assertThat(ArrayCasts.settled("(a = ANY ((ARRAY['x, ]'::character varying, lower(b)])::text[]))"))
                .isEqualTo("(a = ANY (ARRAY[('x, ]'::character varying)::text, (lower(b))::text]))");
    }

    @Test
    void several_and_nested_ones_are_all_settled() {
        assertThat(ArrayCasts.settled("(ARRAY[(ARRAY[1])::bigint[]])::bigint[] || (ARRAY[2])::public.d[]"))
                .isEqualTo("ARRAY[(ARRAY[(1)::bigint])::bigint] || ARRAY[(2)::public.d]");
    }

    @Test
    void what_is_no_such_cast_stays() {
        for (String text : new String[] {"ARRAY[1, 2]", "(ARRAY[1])[1]", "f((ARRAY[1]))", "(ARRAY[", "x"}) {
            assertThat(ArrayCasts.settled(text)).isEqualTo(text);
        }
    }
}
