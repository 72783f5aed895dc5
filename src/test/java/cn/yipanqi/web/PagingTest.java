package cn.yipanqi.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagingTest {

    @Test
    void aPageKnowsItsRows() {
        Paging fifth = new Paging(249, 5, 16);

        assertThat(fifth.first()).isEqualTo(65);
        assertThat(fifth.last()).isEqualTo(80);
        assertThat(fifth.pages()).isEqualTo(16);
        assertThat(new Paging(249, 16, 16).last()).isEqualTo(249);
    }

    @Test
    void aPageBeyondTheListIsItsLastAndBeforeItItsFirst() {
        assertThat(new Paging(249, 99, 16).number()).isEqualTo(16);
        assertThat(new Paging(249, -3, 16).number()).isEqualTo(1);
    }

    @Test
    void anEmptyListHasOnePageWithoutRows() {
        Paging empty = new Paging(0, 1, 16);

        assertThat(empty.pages()).isEqualTo(1);
        assertThat(empty.first()).isZero();
        assertThat(empty.last()).isZero();
    }

    @Test
    void linksLeadToTheEndsAndTheNeighbours() {
        assertThat(new Paging(249, 5, 16).shown()).containsExactly(1, 4, 5, 6, 16);
        assertThat(new Paging(40, 1, 16).shown()).containsExactly(1, 2, 3);
    }
}
