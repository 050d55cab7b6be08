package dev.fstore.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.domain.Colour.Grey;
import dev.fstore.domain.Colour.Navy;
import dev.fstore.domain.Colour.Red;
import dev.fstore.domain.Colour.Sky;
import dev.fstore.domain.Plant.Fir;
import dev.fstore.domain.Plant.Grass;
import dev.fstore.domain.Plant.Reed;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The members of a family are the classes that its values have. */
class FamilyTest {

    @Test
    void a_record_is_a_family_of_one() {
        assertThat(Family.of(Red.class)).isEqualTo(new Family(Red.class, Set.of(Red.class)));
    }

    @Test
    void a_final_class_is_one_too() {
        assertThat(Family.of(Reed.class).members()).containsExactly(Reed.class);
    }

    @Test
    void families_within_a_family_are_looked_into() {
        assertThat(Family.of(Colour.Plain.class).members()).containsExactlyInAnyOrder(Red.class, Navy.class, Sky.class);
    }

    @Test
    void a_sealed_class_that_is_not_abstract_is_a_member_beside_its_subclasses() {
        assertThat(Family.of(Grass.class).members()).containsExactlyInAnyOrder(Grass.class, Reed.class);
    }

    @Test
    void an_enum_is_a_member() {
        assertThat(Family.of(Small.Command.class).members()).containsExactly(Small.Command.class);
        assertThat(Family.of(NoRejection.class).members()).containsExactly(NoRejection.class);
    }

    @Test
    @SuppressWarnings("GetClassOnEnum") // which may return a subclass: that is the point
    void constants_with_bodies_of_an_enum_have_classes_of_their_own() {
        assertThat(Family.of(Grey.class).members())
                .containsExactlyInAnyOrder(Grey.LIGHT.getClass(), Grey.DARK.getClass());
        assertThat(Family.of(Fir.class).members())
                .containsExactlyInAnyOrder(Fir.SILVER.getClass(), Fir.NOBLE.getClass());
    }

    @Test
    void every_value_has_the_class_of_a_member() {
        assertThat(Colour.ALL)
                .extracting(Object::getClass)
                .allMatch(Family.of(Colour.class).members()::contains);
        assertThat(Plant.ALL)
                .extracting(Object::getClass)
                .allMatch(Family.of(Plant.class).members()::contains);
    }
}
