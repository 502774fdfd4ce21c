/** Types that the attributes of random entities have. */
package io.schemasync.random.vocabulary;
